import { escapeHtml } from '../net/html.ts';
import type { DemoAccount } from './known-accounts.ts';
import { framedPage } from './page-frame.ts';
import type { PageLanguage } from './page-language.ts';
import { pageWords } from './page-words.ts';

/** The sign-in page: one button for each demo account, and a field for any other address. */
export function signInPage(language: PageLanguage, accounts: readonly DemoAccount[]): string {
  const words = pageWords[language];
  const buttons = accounts.map(
    ({ email, label, role }) => `<li><button name="email" value="${escapeHtml(email)}">
<b>${escapeHtml(words.roles[role] ?? role)}</b>
<span><bdi>${escapeHtml(label)}</bdi> · <bdi dir="ltr">${escapeHtml(email)}</bdi></span></button></li>`,
  );
  const demo =
    buttons.length === 0
      ? ''
      : `<h2 id="demo">${escapeHtml(words.demoAccounts)}</h2>
<form method="post"><ul aria-labelledby="demo">${buttons.join('\n')}</ul></form>`;
  return framedPage(
    language,
    words.title,
    `<p>${escapeHtml(words.lead)}</p>
${demo}
<h2>${escapeHtml(words.otherAccount)}</h2>
<form method="post">
<label for="email">${escapeHtml(words.email)}</label>
<input id="email" name="email" type="email" dir="ltr" required autocomplete="email" maxlength="254">
<button class="first">${escapeHtml(words.continue)}</button>
</form>
<p class="note">${escapeHtml(words.trialNote)}</p>`,
  );
}
