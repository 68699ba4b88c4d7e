// Answers one JSON request a line, {template, data, host} or {expression, data}, with {result} or {error}.
import { createInterface } from "node:readline";
import { Template } from "adaptivecards-templating";
import { Expression } from "adaptive-expressions";

const expand = ({ template, data, host }) => new Template(template).expand({ $root: data, $host: host }) ?? null;

const evaluate = ({ expression, data }) => {
  const { value, error } = Expression.parse(expression).tryEvaluate(data);
  if (error) throw new Error(error);
  return value === undefined ? { undefined: true } : { value };
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { result: "expression" in request ? evaluate(request) : expand(request) };
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
