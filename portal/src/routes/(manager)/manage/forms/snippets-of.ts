import { API_URL, PORTAL_ORIGIN } from '$app/env/private';
import type { FormSettings } from '@rafiq/shared/forms/contract.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What a website carries to show a form: as an element of its own page, or in a frame without any script. */
export function snippetsOf(form: FormSettings & { id: string }): {
  script: string;
  frame: string;
  page: string;
} {
  const page = `${API_URL}/v1/forms/${form.id}/page`;
  const title = escaped((form.words.en ?? form.words.ar ?? form.words.fa)?.title ?? form.name);
  return {
    script: [
      `<script type="module" src="${PORTAL_ORIGIN}/embed/rafiq-form.1.js"></script>`,
      `<rafiq-form form="${form.id}"><a href="${page}">${title}</a></rafiq-form>`,
    ].join('\n'),
    frame: `<iframe src="${page}" title="${title}" width="100%" height="720"></iframe>`,
    page,
  };
}
