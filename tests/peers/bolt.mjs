// An app of Slack's own framework for Node that answers /topic from memory, on a port of its own, which it prints.
import bolt from "@slack/bolt";

const topics = new Map([["quad", "The Quad: Australia, India, Japan and the United States."]]);
const receiver = new bolt.HTTPReceiver({ signingSecret: process.argv[2], endpoints: ["/slack/commands"], logLevel: "error" });
const authorize = async () => ({ botToken: "xoxb-1-one", botId: "B1", botUserId: "U0" });
const app = new bolt.App({ receiver, authorize, logLevel: "error" });
app.command("/topic", async ({ command, ack }) => ack({ response_type: "ephemeral", text: topics.get(command.text) ?? "unknown" }));
const server = await app.start({ port: 0, host: "127.0.0.1" });
console.log(`http://127.0.0.1:${server.address().port}`);
process.stdin.on("end", () => process.exit(0)).resume();
