// How every page looks. It stands in each page, allowed by its digest: a page that was saved or sent looks the same.
import { createHash } from 'node:crypto';

export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--raised:#f6f8fa;--ink:#1f2328;--soft:#57606a;--line:#d0d7de;--link:#0a58a8;
--good:#1a6b33;--watch:#7a4b00;--bad:#a40e26;--opened:#0a58a8;--closed:#b35900}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--raised:#161b22;--ink:#e6edf3;--soft:#9aa4af;--line:#30363d;
--link:#79b8ff;--good:#56d364;--watch:#e3b341;--bad:#ff7b72;--opened:#58a6ff;--closed:#f0a04b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",
"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw;top:.5rem;background:var(--ground);padding:.5rem 1rem;z-index:1}
.skip:focus{left:.5rem}
body>header,main,body>footer{max-width:62rem;margin:0 auto;padding:0 1rem}
body>header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-top:.75rem;padding-bottom:.75rem;
border-bottom:1px solid var(--line)}
.mark{font-weight:700;color:var(--ink);text-decoration:none}
nav ol,nav ul{display:flex;flex-wrap:wrap;gap:.25rem .5rem;list-style:none;margin:0;padding:0}
nav.path li+li::before{content:"/";color:var(--soft);margin-right:.5rem}
nav.lang{margin-left:auto}
main{padding-top:.5rem;padding-bottom:3rem}
main:focus{outline:none}
h1{font-size:1.75rem;line-height:1.25;margin:1rem 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;margin:2.25rem 0 .75rem;padding-top:.5rem;border-top:1px solid var(--line)}
h3{font-size:1.08rem;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem}
p,ul,ol,dl{margin:.5rem 0}
dt{font-weight:600;margin-top:.5rem}
dd{margin:0 0 .25rem 1rem}
small,.soft,caption,body>footer{color:var(--soft)}
body>footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2rem;font-size:.9rem}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;min-width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.35rem}
th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);
overflow-wrap:normal}
th{font-weight:600}
th bdi,td bdi{overflow-wrap:anywhere}
thead th{color:var(--soft);font-size:.9rem;white-space:nowrap}
td.n,th.n{text-align:right;white-space:nowrap}
tbody th{min-width:9rem}
.status{white-space:nowrap;font-weight:600}
.on_target{color:var(--good)}.watch{color:var(--watch)}.act{color:var(--bad)}
.too_few,.none,.not_measured,.stale{color:var(--soft);font-weight:400}
.note{border-left:4px solid var(--watch);background:var(--raised);padding:.5rem 1rem;margin:1rem 0}
.alarm{border-left:4px solid var(--watch);padding:.1rem 0 .1rem 1rem;margin:1rem 0}
.alarm.act{border-color:var(--bad);color:inherit}
.alarm.watch{color:inherit}
.alarm h3{margin-top:.25rem}
figure{margin:1rem 0;max-width:36rem}
figure svg{display:block;width:100%;height:auto}
figcaption{font-weight:600;margin-bottom:.35rem}
svg text{fill:var(--ink);font-size:13px;font-family:inherit}
svg .axis{stroke:var(--line)}
svg .opened{fill:var(--opened)}
svg .closed{stroke:var(--closed);fill:none;stroke-width:2.5}
svg .dot{fill:var(--closed)}
details{border-top:1px solid var(--line)}
details:last-of-type{border-bottom:1px solid var(--line)}
summary{padding:.6rem 0;cursor:pointer}
summary h3{display:inline;margin:0}
details>div{padding-bottom:1rem}
.note ul{padding-left:1.25rem}
.note h2{border:0;margin:.25rem 0;padding:0}
.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.whole{white-space:nowrap}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:.75rem;list-style:none;padding:0}
.cards li{border:1px solid var(--line);border-radius:6px;padding:.6rem .9rem;background:var(--raised)}
@media (max-width:30rem){td.n{white-space:normal}tbody th{min-width:6.5rem}th,td{padding-right:.6rem}body{font-size:.95rem}
.stack table,.stack tbody,.stack tr,.stack th,.stack td{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
.stack th,.stack td{padding:.1rem 0;border:0;text-align:left}
.stack td{position:relative;padding-left:7.5rem}
.stack td::before{position:absolute;left:0;max-width:7rem;color:var(--soft);content:attr(data-head);content:attr(data-head) / ""}
.stack .nothing{display:none}}
@media print{.skip,nav{display:none}details>div{display:block}}
@media (forced-colors:active){svg .opened{fill:CanvasText}}
`;

/** What a page's policy names, so that this style applies and no other. */
export const STYLE_DIGEST = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
