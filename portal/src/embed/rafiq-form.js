/**
 * <rafiq-form form="form_…" lang="ar">: a web form of Rafiq inside any page. It stands in the page itself, so that it
 * looks as the page looks; what is inside the element before serves browsers without script.
 *
 * @import { FormDefinition } from '@rafiq/shared/forms/contract.ts'
 * @typedef {{ challenge: string, solution: string }} Proof
 * @typedef {{ code?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} Refusal
 * @typedef {{ thanks: string, redirectUrl: string | null }} Thanks
 */
const api = '%rafiq.api%';
const batch = 256;

/** @type {Readonly<Record<string, string>>} */
const autocomplete = {
  company: 'organization',
  name: 'name',
  email: 'email',
  phone: 'tel',
  country: 'country',
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes
 * @param {(Node | string)[]} children
 */
const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};

/** @param {Uint8Array} bytes */
const zeroBits = (bytes) => {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first] ?? 0) - 24;
};

/**
 * Finds the text for which the digest behind the challenge begins with so many zero bits.
 * @param {string} challenge
 * @param {number} bits
 */
async function solve(challenge, bits) {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += batch) {
    const digests = await Promise.all(
      Array.from({ length: batch }, (_, index) =>
        crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}.${from + index}`)),
      ),
    );
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= bits);
    if (found >= 0) return String(from + found);
  }
}

class RafiqForm extends HTMLElement {
  #url = '';
  /** @type {Promise<Proof | undefined> | undefined} */
  #proof;

  async connectedCallback() {
    if (this.#url !== '' || !globalThis.crypto?.subtle) return;
    this.#url = `${api}/v1/forms/${encodeURIComponent(this.getAttribute('form') ?? '')}`;
    const near = this.closest('[lang]')?.getAttribute('lang');
    const language = (near || navigator.language).slice(0, 2).toLowerCase();
    const asked = ['en', 'ar', 'fa'].includes(language) ? `?lang=${language}` : '';
    const answer = await fetch(this.#url + asked).catch(() => undefined);
    // What stood here before stays: a way to the form's own page.
    if (answer?.ok) this.#draw(await answer.json());
  }

  /** @param {FormDefinition} form */
  #draw(form) {
    this.lang = form.language;
    this.dir = form.language === 'en' ? 'ltr' : 'rtl';
    const status = element('p', { role: 'alert', part: 'status' });
    const button = element('button', { type: 'submit' }, form.words.send);
    const made = element(
      'form',
      {},
      ...form.fields.map((field) => this.#field(field, form)),
      ...form.consents.map((consent) => this.#consent(consent)),
      status,
      button,
    );
    Object.assign(made.style, { display: 'grid', gap: '1em' });
    // The work is done while the visitor types.
    made.addEventListener('focusin', () => (this.#proof ??= this.#work().catch(() => undefined)), {
      once: true,
    });
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(form, made, status, button);
    });
    this.replaceChildren(made);
  }

  /**
   * @param {FormDefinition['fields'][number]} field
   * @param {FormDefinition} form
   */
  #field({ name, label, kind, required, maxLength, options }, { id, words }) {
    const ties = { id: `${id}-${name}`, name, required, autocomplete: autocomplete[name] ?? 'off' };
    const control =
      kind === 'select'
        ? element(
            'select',
            ties,
            element('option', { value: '' }, words.choose),
            ...options.map((option) => element('option', { value: option.value }, option.label)),
          )
        : element(kind === 'textarea' ? 'textarea' : 'input', {
            ...ties,
            type: kind !== 'textarea' && kind,
            maxlength: String(maxLength),
            dir: kind === 'email' || kind === 'tel' ? 'ltr' : 'auto',
          });
    Object.assign(control.style, { font: 'inherit', boxSizing: 'border-box', width: '100%' });
    const note = required ? '' : element('small', {}, ` ${words.optional}`);
    return element('div', {}, element('label', { for: ties.id }, label, note), control);
  }

  /** @param {FormDefinition['consents'][number]} consent */
  #consent({ purpose, text, required }) {
    const name = purpose === 'contact' ? 'consentContact' : 'consentShare';
    const box = element('input', { type: 'checkbox', name, value: 'yes', required });
    return element('div', {}, element('label', {}, box, ` ${text}`));
  }

  /** @returns {Promise<Proof>} */
  async #work() {
    const answer = await fetch(`${this.#url}/challenge`);
    if (!answer.ok) throw new Error(String(answer.status));
    const { challenge, bits } = await answer.json();
    return { challenge, solution: await solve(challenge, bits) };
  }

  /**
   * Sent as a form is, so that no browser has to ask first; a challenge that grew old is replaced once.
   * @param {FormDefinition} form
   * @param {HTMLFormElement} made
   * @returns {Promise<{ ok: boolean, said: Refusal & Thanks }>}
   */
  async #post(form, made, again = true) {
    const proof = (await this.#proof) ?? (await this.#work());
    this.#proof = undefined;
    const body = new URLSearchParams({
      language: form.language,
      consentVersion: String(form.consentVersion),
      ...proof,
    });
    for (const [name, value] of new FormData(made)) body.append(name, String(value));
    const headers = { 'accept-language': form.language };
    const answer = await fetch(`${this.#url}/submissions`, { method: 'POST', headers, body });
    const said = await answer.json();
    return again && said.code?.startsWith('proof-') ? this.#post(form, made, false) : { ok: answer.ok, said };
  }

  /**
   * @param {FormDefinition} form
   * @param {HTMLFormElement} made
   * @param {HTMLElement} status
   * @param {HTMLButtonElement} button
   */
  async #send(form, made, status, button) {
    button.disabled = true;
    button.textContent = form.words.sending;
    status.textContent = '';
    try {
      const { ok, said } = await this.#post(form, made);
      if (ok) return this.#thank(said);
      status.textContent = said.detail ?? form.words.failed;
      this.#mark(made, said.errors ?? []);
    } catch {
      status.textContent = form.words.failed; // no answer came: nothing typed is lost, and the button works again
    }
    button.disabled = false;
    button.textContent = form.words.send;
  }

  /**
   * Each field at fault says so until it is changed; the first one is where the visitor goes on.
   * @param {HTMLFormElement} made
   * @param {{ pointer: string, detail: string }[]} errors
   */
  #mark(made, errors) {
    for (const { pointer, detail } of errors) {
      const control = made.querySelector(`[name="${CSS.escape(pointer.slice(1))}"]`);
      if (!(control instanceof HTMLElement) || !('setCustomValidity' in control)) continue;
      const field = /** @type {HTMLInputElement} */ (control);
      field.setCustomValidity(detail);
      field.setAttribute('aria-invalid', 'true');
      const settle = () => {
        field.setCustomValidity('');
        field.removeAttribute('aria-invalid');
      };
      field.addEventListener('input', settle, { once: true });
    }
    made.reportValidity();
  }

  /** @param {Thanks} said */
  #thank({ thanks, redirectUrl }) {
    const told = element('p', { role: 'status', tabindex: '-1', part: 'thanks' }, thanks);
    told.style.whiteSpace = 'pre-line';
    this.replaceChildren(told);
    told.focus();
    this.dispatchEvent(new CustomEvent('rafiq-sent', { bubbles: true }));
    if (redirectUrl) location.assign(redirectUrl);
  }
}

customElements.define('rafiq-form', RafiqForm);
