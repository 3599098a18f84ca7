import { isLoopback } from './config.ts';

/** Whether the bot's token may be sent to this address to fetch a file. */
export function isFileAddress(address: string, apiUrl: string): boolean {
  return isAt(address, apiUrl, (host) => `files.${host}`);
}

/** Whether an answer may be sent to this address, which a payload gave. */
export function isResponseAddress(address: string, apiUrl: string): boolean {
  return isAt(address, apiUrl, (host) => `hooks.${host}`);
}

function isAt(address: string, apiUrl: string, hostOf: (host: string) => string): boolean {
  if (!URL.canParse(address)) return false;
  const [url, api] = [new URL(address), new URL(apiUrl)];
  if (isLoopback(api)) return url.origin === api.origin;
  return url.protocol === 'https:' && url.port === '' && url.hostname === hostOf(api.hostname);
}
