// Slack's own SDK for Node. Answers one JSON request a line, {call}, {verify}, {serve} or {listen}, with {result} or {error}.
import { createInterface } from "node:readline";
import bolt from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { WebClient } from "@slack/web-api";

console.log = console.warn = console.error = console.info = console.debug = () => {};

const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => "error", setName() {} };

// A call of the Web API; what Slack refuses comes back as its error code.
const call = async ({ url, token, method, args }) => {
  const client = new WebClient(token, { slackApiUrl: url, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: quiet });
  try {
    return await client.apiCall(method, args);
  } catch (error) {
    return { ok: false, error: error.data?.error ?? error.code, retryAfter: error.retryAfter, data: error.data };
  }
};

const verify = ({ secret, timestamp, signature, body, now }) => {
  const headers = { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
  return bolt.isValidSlackRequest({ signingSecret: secret, headers, body, nowMilliseconds: now * 1000 });
};

// An app on a port of its own, which hears mentions and answers /topic.
const serve = async ({ secret, api }) => {
  const receiver = new bolt.HTTPReceiver({ signingSecret: secret, logger: quiet });
  const authorize = async () => ({ botToken: "xoxb-1-one", botId: "BBOT", botUserId: "UBOT" });
  const app = new bolt.App({ receiver, authorize, logger: quiet, clientOptions: { slackApiUrl: api } });
  app.event("app_mention", async () => {});
  app.command("/topic", async ({ ack, command }) => ack({ response_type: "ephemeral", text: `about ${command.text}` }));
  app.view("subscribe", async ({ ack }) => ack({ response_action: "errors", errors: { time: "Not a time." } }));
  const server = await app.start(0);
  server.unref();
  return server.address().port;
};

// A client of Socket Mode that acknowledges what comes, commands with an answer; it tells the first thing it got.
const listen = async ({ url, appToken }) => {
  const client = new SocketModeClient({ appToken, clientOptions: { slackApiUrl: url }, logger: quiet });
  const first = new Promise(resolve => {
    client.on("slash_commands", async ({ ack, body }) => {
      await ack({ text: `about ${body.text}` });
      resolve(body.command);
    });
  });
  await client.start();
  const heard = await first;
  await client.disconnect();
  return heard;
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    const work = { call, verify, serve, listen }[Object.keys(request)[0]];
    answer = { result: await work(Object.values(request)[0]) };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
process.exit(0);
