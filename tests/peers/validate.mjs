// Answers one expanded card a line with {problems: […]}: what our schema of Adaptive Card 1.4 and the renderer find wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const { AdaptiveCard, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");

const ajv = new Ajv({ allErrors: true });
const matches = ajv.compile(JSON.parse(readFileSync(new URL("card.schema.json", import.meta.url))));

const bySchema = (json) =>
  matches(json) ? [] : matches.errors.map((error) => `schema: ${error.dataPath} ${error.message} ${JSON.stringify(error.params)}`);

const byRenderer = (json) => {
  const context = new SerializationContext(Versions.v1_4);
  new AdaptiveCard().parse(json, context);
  const messages = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  // The renderer tests "lang" with one stateful pattern, and so refuses it every second time.
  return messages.filter((message) => !message.endsWith('for property "lang".')).map((message) => `renderer: ${message}`);
};

for await (const line of createInterface({ input: process.stdin })) {
  const card = JSON.parse(line);
  process.stdout.write(JSON.stringify({ problems: [...bySchema(card), ...byRenderer(card)] }) + "\n");
}
