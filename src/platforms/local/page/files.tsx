import { useEffect, useState } from 'react';
import type { FileRef, Message } from '../../../chat/message.ts';
import { type DrawnFile, documentAddress } from '../wire.ts';
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

/** The documents of a message: what a browser can show opens beside the page, the others are downloaded. */
export function Documents({ message }: { readonly message: Message }) {
  const { talk } = useWords();
  const documents = message.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
  if (documents.length === 0) return null;
  return (
    <ul className="files" aria-label={talk.documents}>
      {documents.map((document) => (
        <li key={document.ref}>
          <DocumentLink document={document} />
        </li>
      ))}
    </ul>
  );
}

function DocumentLink({ document: { ref, name, mediaType } }: { readonly document: FileRef }) {
  const { talk } = useWords();
  const opens = mediaType === 'application/pdf' || mediaType === 'image/png';
  const how = opens ? { target: '_blank', rel: 'noreferrer' } : { download: name };
  return (
    <a className="file" href={documentAddress(ref)} aria-label={opens ? talk.open(name) : talk.download(name)} {...how}>
      <FileIcon />
      {name}
    </a>
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
