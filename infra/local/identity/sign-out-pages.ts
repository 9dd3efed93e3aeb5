import { escapeHtml } from '../net/html.ts';
import { framedPage } from './page-frame.ts';
import type { PageLanguage } from './page-language.ts';
import { pageWords } from './page-words.ts';

/** Presses the button for whoever has just pressed "Sign out" in the portal. */
export const signOutScript = `const form = document.getElementById('op.logoutForm');
const yes = document.createElement('input');
yes.type = 'hidden';
yes.name = 'logout';
yes.value = 'yes';
form.append(yes);
form.submit();`;

/** Ends the session, by a click where there is no script; `form` is the provider's own, guarded against forgery. */
export function signOutPage(language: PageLanguage, form: string): string {
  const words = pageWords[language];
  return framedPage(
    language,
    words.signOutTitle,
    `${form}
<ul>
<li><button class="first" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${escapeHtml(words.signOut)}</button></li>
<li><button type="submit" form="op.logoutForm">${escapeHtml(words.staySignedIn)}</button></li>
</ul>
<script>${signOutScript}</script>`,
  );
}

/** Says that the session has ended. */
export const signedOutPage = (language: PageLanguage): string =>
  framedPage(language, pageWords[language].signedOut, '');

/** Says why signing in did not work and what to do. */
export function problemPage(language: PageLanguage, reason: string): string {
  const words = pageWords[language];
  return framedPage(
    language,
    words.problemTitle,
    `<p>${escapeHtml(words.problemHint)}</p><p class="note" dir="auto">${escapeHtml(reason)}</p>`,
  );
}
