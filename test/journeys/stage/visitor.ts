/** Somebody at a browser: signs in by one click, walks, and notices whatever goes wrong on the way. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { said, type Locale } from './words.ts';

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

export interface Seat {
  locale: Locale;
  viewport?: { width: number; height: number };
  theme?: 'light' | 'dark';
}

/** Answers a browser asks for by itself and that a portal need not have. */
const notOurs = /\/favicon\.ico$/;

// What runs in the page is text here: the rest of the house knows no document.
const lettersShown =
  'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))';
const widthBeyondScreen = 'Math.max(0, document.documentElement.scrollWidth - window.innerWidth)';

export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly locale: Locale;
  private readonly portal: string;
  private noticed: string[] = [];

  private constructor(context: BrowserContext, page: Page, locale: Locale, portal: string) {
    this.context = context;
    this.page = page;
    this.locale = locale;
    this.portal = portal;
    page.on('console', (message) => {
      const { url } = message.location();
      // A refused navigation is told again by the browser; the status itself is noticed below.
      const told = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !told)
        this.notice(`console: ${message.text()} (${url})`);
    });
    page.on('pageerror', (error) => this.notice(`error: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 400 && !notOurs.test(response.url())) {
        this.notice(`${response.status()} ${response.request().method()} ${response.url()}`);
      }
    });
  }

  /** Takes a seat at a browser of its own, with nothing remembered. */
  static async sitDown(browser: Browser, portal: string, seat: Seat): Promise<Visitor> {
    const { locale, viewport = desk, theme = 'light' } = seat;
    const context = await browser.newContext({
      locale: { en: 'en-GB', ar: 'ar-AE', fa: 'fa-IR' }[locale],
      timezoneId: 'Asia/Dubai',
      colorScheme: theme,
      viewport,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    return new Visitor(context, await context.newPage(), locale, portal);
  }

  /** Takes the same seat in another language: the browser stays signed in. */
  async speaking(locale: Locale): Promise<Visitor> {
    await this.context.addCookies([
      { name: 'rafiq-locale', value: locale, url: this.portal, httpOnly: true },
    ]);
    return new Visitor(this.context, await this.context.newPage(), locale, this.portal);
  }

  private notice(what: string): void {
    this.noticed.push(`${new URL(this.page.url()).pathname}: ${what}`);
  }

  /** What went wrong since this was last asked, leaving out what was meant to happen. */
  faults(meant: RegExp = /(?!)/): string[] {
    const found = this.noticed.filter((fault) => !meant.test(fault));
    this.noticed = [];
    return found;
  }

  /** Signs in as a person of the demo: one click at the portal, one at the identity provider. */
  async signIn(email: string): Promise<void> {
    await this.go('/sign-in');
    await this.link('sign_in_button').click();
    await this.page.locator(`button[name="email"][value="${email}"]`).click();
    await this.page.waitForURL(
      (url) => url.origin === new URL(this.portal).origin && !url.pathname.startsWith('/auth'),
    );
    await this.settle();
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.portal}${path}`, { waitUntil: 'load' });
    await this.settle();
  }

  /** Waits until the page has its letters and listens to clicks. */
  async settle(): Promise<void> {
    await this.page.waitForLoadState('load');
    await this.page.evaluate(lettersShown);
  }

  /** What a key says to this visitor. */
  said = (key: string): RegExp => said(this.locale, key);
  link = (key: string): Locator => this.page.getByRole('link', { name: this.said(key) }).first();
  button = (key: string): Locator => this.page.getByRole('button', { name: this.said(key) }).first();
  /** A link or a button: what it is called is what counts. */
  press = (key: string): Locator => this.button(key).or(this.link(key)).first();
  field = (key: string): Locator => this.page.getByLabel(this.said(key)).first();
  heading = (key: string): Locator => this.page.getByRole('heading', { name: this.said(key) }).first();
  text = (key: string): Locator => this.page.getByText(this.said(key)).first();

  /** One move of a lead: its button, whatever its dialog asks, and saved; waits until the dialog is gone. */
  async step(move: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.press(move).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    await fill();
    await this.button('move_save').click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** How far the page is wider than the screen, in pixels. */
  overflow = (): Promise<number> => this.page.evaluate(widthBeyondScreen);

  leave = (): Promise<void> => this.context.close();
}
