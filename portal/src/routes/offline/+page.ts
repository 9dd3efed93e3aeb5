/** Shown when nothing can be fetched: it must not ask for anything. */
export const csr = false;
