/** Short news at the edge of the page. One that can be undone stays longer and carries the way back. */

export interface Toast {
  id: number;
  tone: 'positive' | 'critical' | 'info';
  text: string;
  action?: { label: string; run: () => void };
}

const calmMs = 5_000;
const actionMs = 10_000;
let last = 0;

export const toasts: { shown: Toast[] } = $state({ shown: [] });

export function dismiss(id: number): void {
  toasts.shown = toasts.shown.filter((toast) => toast.id !== id);
}

/** Shows a toast; `action` is for acts that can be taken back. */
export function toast(text: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}): void {
  const id = ++last;
  const { tone = 'positive', action } = options;
  toasts.shown = [...toasts.shown.slice(-2), action ? { id, tone, text, action } : { id, tone, text }];
  setTimeout(() => dismiss(id), action ? actionMs : calmMs);
}
