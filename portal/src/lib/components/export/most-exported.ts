/** So many rows a file holds at most; beyond, its last line says that there are more. */
export const mostExported = 50_000;
