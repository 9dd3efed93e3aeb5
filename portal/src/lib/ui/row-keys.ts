/** `j` and `k` walk through the rows of the list on the page; Enter opens, as on any link. */
export function rowKeys(list: HTMLElement): () => void {
  function walk(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step === undefined) return;
    const rows = [...list.querySelectorAll<HTMLElement>('a[data-row]')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('keydown', walk);
  return () => document.removeEventListener('keydown', walk);
}
