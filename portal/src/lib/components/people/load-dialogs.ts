/** Without script a dialog has an address of its own; only then is it needed before anybody presses a button. */
export const dialogsFor = async (url: URL) =>
  url.searchParams.has('people') ? (await import('./PeopleDialogs.svelte')).default : null;
