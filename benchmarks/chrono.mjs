// chrono-node on a folder of texts: megabytes read, CPU seconds and dates found, as a line of JSON.
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [folder, megabytes, seconds, languages] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const chrono = require("chrono-node");
const wanted = languages ? new Set(languages.split(",")) : null;
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => [name.split("-")[0], readFileSync(join(folder, name), "utf8")])
  .filter(([code]) => !wanted || wanted.has(code));
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const read = ([code, text]) => (chrono[code] ?? chrono.en).parse(text).length;
texts.forEach(read);
let done = 0;
let found = 0;
const begun = spent();
for (let at = 0; done < megabytes * 1e6 && spent() - begun < Number(seconds); at = (at + 1) % texts.length) {
  found += read(texts[at]);
  done += Buffer.byteLength(texts[at][1]);
}
const { version } = JSON.parse(readFileSync(require.resolve("chrono-node").replace(/dist.*/, "package.json")));
console.log(JSON.stringify({ name: `chrono-node ${version}`, megabytes: done / 1e6, seconds: spent() - begun, found }));
