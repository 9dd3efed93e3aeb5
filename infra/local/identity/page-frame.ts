import { escapeHtml } from '../net/html.ts';
import { directionOf, type PageLanguage } from './page-language.ts';

/** The portal's colours, so that signing in looks like part of Rafiq. Each pair is light, then dark. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(0.976 0.006 95), oklch(0.178 0.014 215));
  --surface: light-dark(oklch(0.998 0.002 95), oklch(0.216 0.016 215));
  --line: light-dark(oklch(0.912 0.009 95), oklch(0.308 0.017 215));
  --line-strong: light-dark(oklch(0.62 0.018 200), oklch(0.54 0.02 210));
  --ink: light-dark(oklch(0.245 0.032 215), oklch(0.952 0.006 95));
  --ink-soft: light-dark(oklch(0.405 0.026 215), oklch(0.812 0.012 200));
  --brand: light-dark(oklch(0.455 0.082 200), oklch(0.775 0.098 190));
  --on-brand: light-dark(oklch(0.99 0.006 190), oklch(0.185 0.03 210));
  --brand-soft: light-dark(oklch(0.945 0.024 192), oklch(0.292 0.042 203));
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1.5rem 1rem;
  background: var(--canvas); color: var(--ink);
  font: 1rem/1.55 Inter, Vazirmatn, ui-sans-serif, system-ui, 'Segoe UI', 'Noto Sans Arabic', sans-serif;
}
main {
  inline-size: min(26rem, 100%); background: var(--surface); border: 1px solid var(--line);
  border-radius: 1.125rem; padding: 2rem 1.5rem;
}
h1 { font-size: 1.3125rem; line-height: 1.75rem; margin: 1rem 0 0.25rem; }
h2 { font-size: 0.875rem; margin: 1.5rem 0 0.5rem; color: var(--ink-soft); font-weight: 600; }
p { margin: 0; color: var(--ink-soft); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
button, input { font: inherit; color: inherit; inline-size: 100%; min-block-size: 2.75rem; border-radius: 0.5625rem; }
button { cursor: pointer; border: 1px solid var(--line); background: transparent; padding: 0.5rem 0.875rem; text-align: start; }
button:hover { background: var(--brand-soft); border-color: var(--brand); }
button.first { background: var(--brand); border-color: var(--brand); color: var(--on-brand); font-weight: 600; text-align: center; }
button b { display: block; font-weight: 600; }
button span { font-size: 0.875rem; color: var(--ink-soft); overflow-wrap: anywhere; }
button bdi { display: inline-block; }
label { display: block; font-size: 0.875rem; font-weight: 600; margin-block-end: 0.25rem; }
input { border: 1px solid var(--line-strong); background: var(--surface); padding: 0.5rem 0.75rem; margin-block-end: 0.75rem; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.note { font-size: 0.8125rem; margin-block-start: 1.5rem; }
`;

const logo = `<svg width="40" height="40" viewBox="0 0 32 32" aria-hidden="true">
<rect width="32" height="32" rx="8" fill="#123a42"/>
<path d="M9 23V14a5 5 0 0 1 10 0v2" fill="none" stroke="#7fd6cf" stroke-width="3.4" stroke-linecap="round"/>
<path d="M23 9v9a5 5 0 0 1-10 0v-2" fill="none" stroke="#f0a94a" stroke-width="3.4" stroke-linecap="round"/></svg>`;

/** A whole page in a language, its direction and Rafiq's look, without any script. */
export function framedPage(language: PageLanguage, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<main>
${logo}
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}
