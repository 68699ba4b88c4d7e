// node blocks.mjs FOLDER OUT: every message or view FOLDER/*.json in the manner of Slack, OUT/NAME.png, at 360 and 640 px, light and dark.
// FOLDER holds what DigestBot sends: { "blocks": [...], "thread": [[...]] }. Texts are shown literally, as Slack shows them.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [from, to] = process.argv.slice(2).map((folder) => resolve(folder));
const page = (message) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; display: flex; align-items: flex-start; gap: 16px; background: #c8ccd0; padding: 12px; width: 2080px }
  .side { padding: 8px 16px 12px; border-radius: 6px; font: 15px/1.4667 "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere }
  .light { background: #fff; color: #1d1c1d; --quiet: #616061; --line: #ddd; --link: #1264a3; --button: #fff; --primary: #007a5a }
  .dark { background: #1a1d21; color: #d1d2d3; --quiet: #ababad; --line: #4a4d51; --link: #1d9bd1; --button: #222529; --primary: #007a5a }
  .block { margin: 4px 0 8px; white-space: pre-wrap } .header { font-size: 18px; font-weight: 900 } .context { font-size: 13px; color: var(--quiet) }
  .context span + span { margin-left: 8px } .divider { border-top: 1px solid var(--line); margin: 12px 0 } blockquote { margin: 4px 0; padding-left: 16px; border-left: 4px solid var(--line) }
  ul { margin: 0; padding-left: 28px } b { font-weight: 700 } a { color: var(--link); text-decoration: none } .actions { display: flex; flex-wrap: wrap; gap: 8px }
  .press { border: 1px solid var(--line); border-radius: 4px; background: var(--button); padding: 2px 12px; font-size: 13px; font-weight: 700 }
  .primary { background: var(--primary); color: #fff } .menu { font-weight: 400; min-width: 150px; display: flex; justify-content: space-between; gap: 8px }
  .field { border: 1px solid var(--line); border-radius: 4px; padding: 6px 12px } .label { font-weight: 700 } .thread { margin: 12px 0 0 24px; padding-left: 12px; border-left: 2px solid var(--line) }
</style><body><script>
  const make = (tag, kind, ...inner) => { const made = document.createElement(tag); made.className = kind; made.append(...inner); return made; };
  const run = (item) => {
    const shown = item.type === "link" ? Object.assign(make("a", "", item.text ?? item.url), { href: item.url })
      : item.type === "channel" ? make("a", "", "#" + item.channel_id) : document.createTextNode(item.text ?? "?" + item.type);
    return item.style?.bold ? make("b", "", shown) : shown;
  };
  const rich = (item) => item.type === "rich_text_list" ? make("ul", "", ...item.elements.map((one) => make("li", "", ...one.elements.map(run))))
    : make(item.type === "rich_text_quote" ? "blockquote" : "div", "", ...item.elements.map(run));
  const chosen = (item) => (item.initial_options ?? [item.initial_option]).filter(Boolean).map((one) => one.text.text).join(", ");
  const element = (item) => item.type === "button" ? make("span", "press " + (item.style ?? ""), item.text.text)
    : item.type === "static_select" && !item.initial_option ? make("span", "press menu", item.placeholder.text, "⌄")
    : item.type === "checkboxes" ? make("div", "", ...item.options.map((one) => make("div", "", (chosen(item).includes(one.text.text) ? "☑ " : "☐ ") + one.text.text)))
    : make("div", "field", chosen(item) || item.initial_time || item.initial_value || item.initial_conversation || item.placeholder?.text || "…");
  const block = (item) => item.type === "rich_text" ? make("div", "block", ...item.elements.map(rich))
    : item.type === "actions" ? make("div", "block actions", ...item.elements.map(element))
    : item.type === "context" ? make("div", "block context", ...item.elements.map((one) => make("span", "", one.text)))
    : item.type === "input" ? make("div", "block", make("div", "label", item.label.text), element(item.element), make("div", "context", item.hint?.text ?? ""))
    : make("div", "block " + item.type, item.text?.text ?? "");
  const message = ${JSON.stringify(message).replaceAll("<", "\\u003c")};
  for (const [theme, width] of [["light", 360], ["dark", 360], ["light", 640], ["dark", 640]]) {
    const side = make("div", "side " + theme, ...message.blocks.map(block), ...(message.thread ?? []).map((part) => make("div", "thread", ...part.map(block))));
    side.style.width = width + "px";
    document.body.append(side);
  }
</script>`;

mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.endsWith(".json"))) {
  const name = join(to, file.replace(/\.json$/, ""));
  const message = JSON.parse(readFileSync(join(from, file), "utf8"));
  writeFileSync(`${name}.html`, page(message));
  const height = Math.min(6000, 300 + 70 * [message.blocks, ...(message.thread ?? [])].flat().length);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", `--window-size=2110,${height}`];
  execFileSync("/usr/bin/chromium", [...flags, `--screenshot=${name}.png`, `file://${name}.html`], { stdio: "ignore" });
}
