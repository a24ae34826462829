// The page's looks, light and dark, wide and narrow.

export const style = `
:root {
  color-scheme: light dark;
  --ground: #faf7f2; --card: #ffffff; --ink: #2a2420; --soft: #6a5f57; --edge: #e4dcd2;
  --ember: #a63d12; --glow: #fdeee4; --trouble: #805300; --wash: #fdf4dc; --healed: #2c6a3f; --calm: #e9f5ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #181412; --card: #221d1a; --ink: #ede6df; --soft: #b3a79d; --edge: #3b332e;
    --ember: #ff9d6c; --glow: #35231a; --trouble: #f0c05a; --wash: #2f2817; --healed: #86d39a; --calm: #1a2b1f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 54rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Noto Sans CJK SC', sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--ember); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--ember); outline-offset: 2px; border-radius: 2px; }
.cards { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0.75rem; }
.cards > li { background: var(--card); border: 1px solid var(--edge); border-top: 3px solid var(--ember); border-radius: 0.6rem; padding: 0.75rem 1.1rem; }
.cards > li > a { font-weight: 600; }
.cards p { margin: 0.25rem 0 0; }
.cards blockquote { margin: 0.6rem 0; padding: 0.1rem 0 0.2rem 0.75rem; border-left: 3px solid var(--ember); }
.cards blockquote ul { padding: 0; margin: 0.25rem 0 0; list-style: none; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.25rem 0.75rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 0.5rem; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; margin: 3rem 0 1.25rem; }
h2 { scroll-margin-top: 1rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: 0 0 0.5rem; }
code { font: 0.9em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
time, .facts, .progress, footer, .number, figcaption, .silence { color: var(--soft); }
time, .facts, .progress, footer, figcaption, .reason { font-size: 0.875rem; }
.brand { color: var(--ember); font-weight: 700; margin: 0 0 1.5rem; }
header p { max-width: 42rem; }
.line { list-style: none; margin: 0; padding: 0; }
.line > li { display: grid; grid-template-columns: 9.5rem 1fr; column-gap: 2.5rem; position: relative; padding-bottom: 1.5rem; }
.line > li > time { text-align: right; padding-top: 0.1rem; }
.line > li > div { min-width: 0; }
.line > li::before {
  content: ''; position: absolute; left: 10.75rem; margin-left: -0.35rem; top: 0.45rem; width: 0.7rem; height: 0.7rem;
  border-radius: 50%; background: var(--ground); border: 2px solid var(--soft); z-index: 1;
}
.line > li::after { content: ''; position: absolute; left: calc(10.75rem - 1px); top: 0.6rem; bottom: -0.6rem; border-left: 2px solid var(--edge); }
.line > li:last-child::after { display: none; }
.line > li.spoke::before { background: var(--ember); border-color: var(--ember); }
.line > li.trouble::before { background: var(--ground); border-color: var(--trouble); border-radius: 1px; transform: rotate(45deg); }
.line > li.healed::before { background: var(--ground); border-color: var(--healed); border-radius: 1px; transform: rotate(45deg); }
.note { border-radius: 0.4rem; padding: 0.5rem 0.75rem; margin: 0; font-size: 0.9375rem; }
.note.trouble { background: var(--wash); }
.note.healed { background: var(--calm); }
article .note { margin-bottom: 0.4rem; }
.tag { font-weight: 600; margin-right: 0.25rem; }
.trouble .tag { color: var(--trouble); }
.healed .tag { color: var(--healed); }
.label { border: 1px solid var(--edge); border-radius: 1rem; padding: 0 0.6rem; margin-left: 0.35rem; color: var(--ink); white-space: nowrap; }
.deed { margin: 0.75rem 0 0; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--soft); font-size: 0.9375rem; }
.title { color: var(--soft); }
figure { margin: 0.75rem 0 0.5rem; border: 1px solid var(--edge); border-left: 3px solid var(--ember); border-radius: 0.5rem; background: var(--card); padding: 0.6rem 0.9rem; }
.other figure { border-left-color: var(--edge); }
figcaption { font-weight: 600; }
figure blockquote { margin: 0.25rem 0 0; }
figure blockquote > :last-child { margin-bottom: 0; }
.heading { margin-top: 1rem; }
figure ul { padding-left: 1.25rem; margin: 0.5rem 0 0; }
figure li:has([role='img']) { list-style: none; margin-left: -1.1rem; }
.wide, pre { overflow-x: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; font-size: 0.875rem; overflow-wrap: normal; }
th, td { border: 1px solid var(--edge); padding: 0.25rem 0.6rem; text-align: left; }
.reason { margin: 0.4rem 0 0; }
.reason div { display: grid; grid-template-columns: 3rem 1fr; }
.reason dt { color: var(--soft); }
.reason dd { margin: 0; }
.state { border-radius: 1rem; padding: 0 0.6rem; margin-left: 0.35rem; border: 1px solid var(--edge); color: var(--soft); white-space: nowrap; }
.state.did { color: var(--ember); background: var(--glow); border-color: transparent; }
article { background: var(--card); border: 1px solid var(--edge); border-radius: 0.6rem; padding: 0.9rem 1.1rem 1rem; margin-bottom: 0.75rem; scroll-margin-top: 1rem; }
article figure { background: var(--ground); }
article:target { outline: 2px solid var(--ember); }
.facts { margin: 0.1rem 0 0.5rem; }
.number { font-weight: 400; }
footer { margin-top: 3rem; border-top: 1px solid var(--edge); padding-top: 1rem; }
@media (max-width: 40rem) {
  .line > li { display: block; padding-left: 1.6rem; }
  .line > li > time { display: block; text-align: left; }
  .line > li::before { left: 0.35rem; }
  .line > li::after { left: calc(0.35rem - 1px); }
}
`;
