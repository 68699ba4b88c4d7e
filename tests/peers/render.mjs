// node render.mjs FOLDER OUT: every expanded card FOLDER/*.json on one page a card, OUT/NAME.png, at 320 and 600 px, light and dark.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [from, to] = process.argv.slice(2).map((folder) => resolve(folder));
const renderer = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js");
const colors = (text, subtle, accent) => ({ default: { default: text, subtle }, accent: { default: accent, subtle: accent } });
const host = (text, subtle, accent, attention, warning, background) => ({
  fontFamily: "Noto Sans, DejaVu Sans, sans-serif",
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#88888866" },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: "Horizontal", actionAlignment: "Left" },
  containerStyles: Object.fromEntries(
    [["default", background], ["emphasis", background], ["attention", attention], ["warning", warning]].map(([style, back]) => [
      style,
      { backgroundColor: back, foregroundColors: Object.fromEntries(Object.entries(colors(text, subtle, accent)).map(([name, color]) => [name, { default: color.default, subtle: color.subtle }])) },
    ]),
  ),
});
const themes = {
  light: ["#242424", "#616161", "#4F52B2", "#FDF3F4", "#FEF7E6", "#FFFFFF"],
  dark: ["#FFFFFF", "#ADADAD", "#9EA2FF", "#4A1F22", "#463100", "#292929"],
};
const page = (card) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; display: flex; align-items: flex-start; gap: 16px; background: #c8ccd0; padding: 12px; width: 1950px }
  .card { padding: 0; border-radius: 6px; overflow: hidden } .ac-pushButton { padding: 6px 14px; border: 1px solid #8888; border-radius: 4px; background: none; color: inherit; font: 600 14px sans-serif }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px } .dark { color: #fff } .ac-selectable { cursor: pointer }</style><script src="file://${renderer}"></script><body><script>
  const hosts = ${JSON.stringify(Object.fromEntries(Object.entries(themes).map(([name, theme]) => [name, host(...theme)])))};
  for (const [theme, width] of [["light", 320], ["dark", 320], ["light", 600], ["dark", 600]]) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(hosts[theme]);
    card.parse(${JSON.stringify(card).replaceAll("<", "\\u003c")});
    const box = Object.assign(document.createElement("div"), { className: "card " + theme });
    box.style.width = width + "px";
    box.append(card.render());
    document.body.append(box);
  }
</script>`;

mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.endsWith(".json"))) {
  const name = join(to, file.replace(/\.json$/, ""));
  writeFileSync(`${name}.html`, page(JSON.parse(readFileSync(join(from, file), "utf8"))));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1980,1500"];
  execFileSync("/usr/bin/chromium", [...flags, `--screenshot=${name}.png`, `file://${name}.html`], { stdio: "ignore" });
}
