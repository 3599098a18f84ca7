/** Whether the address is this machine's own. */
export function isLoopback(address: string): boolean {
  const url = parsed(address);
  return url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/**
 * Whether the address is Microsoft's connector for bots, which we send our token to. `trafficmanager.net` is open to
 * anyone, so only Microsoft's own name under it counts.
 */
export function isTeamsHost(address: string): boolean {
  return isHttps(
    address,
    ['smba.trafficmanager.net'],
    [
      'teams.microsoft.com',
      'teams.microsoft.us',
      'botframework.com',
      'botframework.us',
      'botframework.azure.us',
      'botframework.azure.cn',
    ],
  );
}

/** Whether the address is where Teams keeps people's files: SharePoint and OneDrive for Business. */
export function isFileHost(address: string): boolean {
  return isHttps(address, [], ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn', 'svc.ms']);
}

function isHttps(address: string, exact: readonly string[], domains: readonly string[]): boolean {
  const url = parsed(address);
  if (url === undefined || url.protocol !== 'https:' || url.username !== '' || url.port !== '') return false;
  return exact.includes(url.hostname) || domains.some((domain) => url.hostname.endsWith(`.${domain}`));
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
