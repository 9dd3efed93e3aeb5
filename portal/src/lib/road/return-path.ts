/** Where to go after signing in, or once there is a connection again: a path of this portal, or its first page. */
export function safeReturnPath(path: string | null | undefined): string {
  // A second slash or a backslash would let a browser leave for another host, and so would one behind a tab or a line
  // break, which browsers read past. What an address writes encoded has come that way; as it stands, it fits into no
  // header.
  return path !== null && path !== undefined && /^\/(?![/\\])[!-[\]-~]*$/.test(path) ? path : '/';
}
