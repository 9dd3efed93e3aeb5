/** Short news at the edge of the page. One that can be undone stays longer and carries the way back. */

export interface Toast {
  id: number;
  tone: 'positive' | 'critical' | 'info';
  text: string;
  action?: { label: string; run: () => void };
  /** Where more of it is told. */
  link?: { label: string; href: string };
}

const calmMs = 5_000;
const actionMs = 10_000;
let last = 0;

export const toasts: { shown: Toast[] } = $state({ shown: [] });

export function dismiss(id: number): void {
  toasts.shown = toasts.shown.filter((toast) => toast.id !== id);
}

export type ToastOptions = Partial<Pick<Toast, 'tone' | 'action' | 'link'>>;

/** Shows a toast; `action` is for acts that can be taken back, `link` leads to the page that tells more. */
export function toast(text: string, options: ToastOptions = {}): void {
  const id = ++last;
  const { tone = 'positive', action, link } = options;
  toasts.shown = [
    ...toasts.shown.slice(-2),
    { id, tone, text, ...(action && { action }), ...(link && { link }) },
  ];
  setTimeout(() => dismiss(id), action || link ? actionMs : calmMs);
}
