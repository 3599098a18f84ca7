import { useEffect, useState } from 'react';
import type { DrawnFile } from '../wire.ts';
import { FileIcon } from './icons.tsx';
import { useWords } from './words.tsx';

/** Files that came with a reply, to download. */
export function Files({ files }: { readonly files: readonly DrawnFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.name}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  );
}

function FileLink({ file }: { readonly file: DrawnFile }) {
  const { talk } = useWords();
  const [url, setUrl] = useState<string>();

  useEffect(() => {
    const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  return (
    <a className="file" href={url} download={file.name} aria-label={talk.download(file.name)}>
      <FileIcon />
      {file.name}
    </a>
  );
}
