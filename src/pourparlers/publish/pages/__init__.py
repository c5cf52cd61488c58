"""The pages of the site: each makes, of a visit, what its template shows and its other forms are made of."""
