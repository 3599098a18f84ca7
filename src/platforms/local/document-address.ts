/** Where the page's own server has the file that a message speaks of by this ref. */
export function documentAddress(ref: string): string {
  return `api/document?${new URLSearchParams({ ref })}`;
}
