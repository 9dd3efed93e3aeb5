/** The keys that work on every page: Ctrl-K palette, `/` search, `?` help. Never while something is typed. */
interface Acts {
  palette: () => void;
  help: () => void;
}

export const shortcuts =
  ({ palette, help }: Acts) =>
  (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key === 'k') {
      event.preventDefault();
      return palette();
    }
    const target = event.target as HTMLElement;
    const typing = target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === '?') {
      event.preventDefault();
      help();
    } else if (event.key === '/') {
      event.preventDefault();
      const search = document.querySelector<HTMLElement>('[data-search]');
      if (search) search.focus();
      else palette();
    }
  };
