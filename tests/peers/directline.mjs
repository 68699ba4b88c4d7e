// Microsoft's own Direct Line client. Answers one JSON request a line, {open}, {say}, {hear} or {drop}, with {result} or {error}.
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import xhr from "xmlhttprequest";
import directLineJs from "botframework-directlinejs";

console.log = console.warn = console.error = () => {};
// It waits 3 to 15 seconds before it reconnects; here always the shortest time.
Math.random = () => 0;

const sockets = [];
globalThis.XMLHttpRequest = xhr.XMLHttpRequest;
globalThis.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    sockets.push(this);
  }
};

let directLine;
let activities = [];
let wake = () => {};

const open = ({ domain, token, conversationId, watermark }) => {
  directLine?.end();
  activities = [];
  directLine = new directLineJs.DirectLine({ domain, token, conversationId, watermark, webSocket: true, timeout: 2000 });
  directLine.activity$.subscribe(
    activity => {
      activities.push(activity);
      wake();
    },
    () => {}
  );
  return new Promise(resolve =>
    directLine.connectionStatus$
      .filter(status => status === directLineJs.ConnectionStatus.Online)
      .take(1)
      .subscribe(() => resolve({ conversationId: directLine.conversationId, token: directLine.token }))
  );
};

const say = text => directLine.postActivity({ type: "message", from: { id: "user-1" }, text }).toPromise();

const hear = async text => {
  while (!activities.some(activity => activity.text === text)) await new Promise(resolve => (wake = resolve));
  return activities.map(({ id, text, from, channelData }) => ({ id, text, from: from.id, client: channelData?.clientActivityID }));
};

const drop = () => {
  sockets.at(-1).terminate();
  return true;
};

const answers = { open, say, hear, drop };
for await (const line of createInterface({ input: process.stdin })) {
  const [[name, value]] = Object.entries(JSON.parse(line));
  let answer;
  try {
    answer = { result: await answers[name](value) };
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
process.exit();
