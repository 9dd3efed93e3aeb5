/** `j` and `k` walk through the rows of the list on the page, `x` chooses one; Enter opens, as on any link. */
export function rowKeys(list: HTMLElement): () => void {
  const links = () => [...list.querySelectorAll<HTMLElement>('a[data-row]')];
  const rowOf = (element: Element | null | undefined) => element?.closest('tr, li');

  function walk(step: 1 | -1) {
    const rows = links();
    const here = rowOf(document.activeElement);
    const at = here ? rows.findIndex((link) => rowOf(link) === here) : -1;
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  function choose(stretch: boolean) {
    const row = links().find((link) => link === document.activeElement);
    const box = rowOf(row)?.querySelector<HTMLInputElement>('[data-select]');
    box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: stretch }));
  }

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.closest('input:not([data-select]), textarea, select, dialog, [contenteditable]')) return;
    if (event.key === 'j') walk(1);
    else if (event.key === 'k') walk(-1);
    else if (event.key.toLowerCase() === 'x') choose(event.shiftKey);
  }
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
