// Answers each {newest: true} with the newest schema that Microsoft's package has, and each {file, kind} with {problems: […]}:
// what that schema finds wrong in it. The schemas are in the package; nothing is fetched.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const build = dirname(createRequire(import.meta.url).resolve("@microsoft/app-manifest"));
const require = createRequire(join(build, "index.js"));
const Ajv = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;

const schemas = join(build, "json-schemas", "teams");
const numbers = (version) => version.split(".").map(Number);
const newest = readdirSync(schemas)
  .filter((name) => /^v\d+\.\d+$/.test(name))
  .map((name) => name.slice(1))
  .sort((one, other) => numbers(one)[0] - numbers(other)[0] || numbers(one)[1] - numbers(other)[1])
  .at(-1);

const matching = Object.fromEntries(
  ["MicrosoftTeams", "MicrosoftTeams.Localization"].map((kind) => {
    const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats(ajv);
    return [kind, ajv.compile(JSON.parse(readFileSync(join(schemas, `v${newest}`, `${kind}.schema.json`))))];
  }),
);

const problems = ({ file, kind }) =>
  matching[kind](file) ? [] : matching[kind].errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  process.stdout.write(JSON.stringify(asked.newest ? { newest } : { problems: problems(asked) }) + "\n");
}
