/** Takes the data folder given, says `held` or `asks SOCKET`, and keeps what it has until it is ended. */
import { acquireDataFolder } from '../../../src/infra/database/data-lock.ts';

const [directory = '', machine] = process.argv.slice(2);
const folder = await acquireDataFolder(directory, machine);
if (folder.held) {
  folder.serve((socket) => socket.end('served'));
  folder.onLost(() => console.log('lost'));
}
console.log(folder.held ? 'held' : `asks ${folder.socketPath}`);
if (!folder.held) setInterval(() => {}, 60_000);
