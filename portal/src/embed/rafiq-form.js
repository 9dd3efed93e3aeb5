/**
 * <rafiq-form form="form_…" lang="ar">: a web form of Rafiq inside any page. It stands in the page itself, so that it
 * looks as the page looks; what is inside the element before serves browsers without script.
 */
const api = '%rafiq.api%';
const batch = 256;

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
};

const zeroBits = (bytes) => {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first]) - 24;
};

/** Finds the text for which the digest behind the challenge begins with so many zero bits. */
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
  #proof;

  async connectedCallback() {
    if (this.#url !== '' || !globalThis.crypto?.subtle) return;
    this.#url = `${api}/v1/forms/${encodeURIComponent(this.getAttribute('form') ?? '')}`;
    const lang = this.lang || this.closest('[lang]')?.lang || navigator.language;
    const language = lang.slice(0, 2).toLowerCase();
    const asked = ['en', 'ar', 'fa'].includes(language) ? `?lang=${language}` : '';
    const answer = await fetch(this.#url + asked).catch(() => undefined);
    // What stood here before stays: a way to the form's own page.
    if (answer?.ok) this.#draw(await answer.json());
  }

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

  #consent({ purpose, text, required }) {
    const name = purpose === 'contact' ? 'consentContact' : 'consentShare';
    return element(
      'div',
      {},
      element('label', {}, element('input', { type: 'checkbox', name, value: 'yes', required }), ` ${text}`),
    );
  }

  async #work() {
    const answer = await fetch(`${this.#url}/challenge`);
    if (!answer.ok) throw new Error(String(answer.status));
    const { challenge, bits } = await answer.json();
    return { challenge, solution: await solve(challenge, bits) };
  }

  /** Sent as a form is, so that no browser has to ask first; a challenge that grew old is replaced once. */
  async #post(form, made, again = true) {
    const proof = await (this.#proof ?? this.#work());
    this.#proof = undefined;
    const fields = { language: form.language, consentVersion: String(form.consentVersion), ...proof };
    const body = new URLSearchParams([...new FormData(made), ...Object.entries(fields)]);
    const headers = { 'accept-language': form.language };
    const answer = await fetch(`${this.#url}/submissions`, { method: 'POST', headers, body });
    const said = await answer.json();
    return again && said.code?.startsWith('proof-') ? this.#post(form, made, false) : { answer, said };
  }

  async #send(form, made, status, button) {
    button.disabled = true;
    button.textContent = form.words.sending;
    status.textContent = '';
    try {
      const { answer, said } = await this.#post(form, made);
      if (answer.ok) return this.#thank(said);
      status.textContent = said.detail ?? form.words.failed;
      this.#mark(made, said.errors ?? []);
    } catch {
      status.textContent = form.words.failed; // no answer came: nothing typed is lost, and the button works again
    }
    this.#proof = undefined;
    button.disabled = false;
    button.textContent = form.words.send;
  }

  /** Each field at fault says so until it is changed; the first one is where the visitor goes on. */
  #mark(made, errors) {
    for (const { pointer, detail } of errors) {
      const control = made.elements.namedItem(pointer.slice(1));
      if (!(control instanceof HTMLElement)) continue;
      control.setCustomValidity(detail);
      control.setAttribute('aria-invalid', 'true');
      control.addEventListener('input', () => {
        control.setCustomValidity('');
        control.removeAttribute('aria-invalid');
      });
    }
    made.reportValidity();
  }

  #thank({ thanks, redirectUrl }) {
    const said = element('p', { role: 'status', tabindex: '-1', part: 'thanks' }, thanks);
    said.style.whiteSpace = 'pre-line';
    this.replaceChildren(said);
    said.focus();
    this.dispatchEvent(new CustomEvent('rafiq-sent', { bubbles: true }));
    if (redirectUrl) location.assign(redirectUrl);
  }
}

const autocomplete = {
  company: 'organization',
  name: 'name',
  email: 'email',
  phone: 'tel',
  country: 'country',
};

customElements.define('rafiq-form', RafiqForm);
