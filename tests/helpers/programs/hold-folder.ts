/** Takes the data folder given, says `held` or `asks SOCKET`, and keeps what it has until it is ended. */
import { acquireDataFolder } from '../../../src/infra/database/data-lock.ts';

const folder = await acquireDataFolder(process.argv[2] ?? '');
if (folder.held) folder.serve((socket) => socket.end('served'));
console.log(folder.held ? 'held' : `asks ${folder.socketPath}`);
if (!folder.held) setInterval(() => {}, 60_000);
