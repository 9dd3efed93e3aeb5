import type { Plugin } from 'vite';

/** What Tailwind's optimiser writes before the second version of each colour, for screens that show more than sRGB. */
const wider = '@supports (color:lab(0% 0 0)){';

/** Where the block ends that begins before `from`; the end of the text where it is never closed. */
function endOfBlock(css: string, from: number): number {
  let open = 1;
  let at = from;
  while (open > 0 && at < css.length) {
    if (css[at] === '{') open += 1;
    else if (css[at] === '}') open -= 1;
    at += 1;
  }
  return at;
}

/**
 * A style sheet that says each colour once. Ours lie within sRGB, or beside it by less than an eye can tell
 * (tokens.css): said again as `lab()`, they are a ninth of all style.
 */
export function withOneColour(css: string): string {
  const at = css.indexOf(wider);
  if (at < 0) return css;
  const end = endOfBlock(css, at + wider.length);
  return css.slice(0, at) + withOneColour(css.slice(end));
}

/** Has every style sheet say its colours once, after the last tool that says them again. */
export const oneColour = (): Plugin => ({
  name: 'rafiq-one-colour',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = withOneColour(String(file.source));
      }
    },
  },
});
