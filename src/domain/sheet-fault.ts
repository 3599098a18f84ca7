/** Why a file cannot be read as a sheet. */
export type SheetFault =
  | { readonly key: 'empty-file' }
  | { readonly key: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly key: 'too-large-unpacked'; readonly maxBytes: number }
  | { readonly key: 'too-many-rows'; readonly count: number; readonly max: number }
  | { readonly key: 'too-many-columns'; readonly count: number; readonly max: number }
  /** An .xls of Excel 2003 or older, whatever its name is. */
  | { readonly key: 'old-excel' }
  | { readonly key: 'password-protected' }
  /** A picture, a PDF, a Word document, … `looksLike` is a file type where its first bytes tell. */
  | { readonly key: 'not-a-sheet'; readonly looksLike?: string }
  | { readonly key: 'broken-excel' }
  /** A quotation mark that is never closed; `row` is where it opens. */
  | { readonly key: 'broken-csv'; readonly row: number };
