// Draws the app's two icons, two interlocking rings: `node manifests/teams/draw-icons.mjs`.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const background = [0x1b, 0x4b, 0x66];
const municipality = [0xf4, 0xc0, 0x4d];
const police = [0xff, 0xff, 0xff];
const samples = 6;

writeFileSync(new URL('color.png', import.meta.url), png(192, colour));
writeFileSync(new URL('outline.png', import.meta.url), png(32, outline));

/** Teams crops the corners itself and wants the symbol within the middle 96 × 96. */
function colour(x, y) {
  const ring = ringAt(x - 96, y - 96, { radius: 28, apart: 19, width: 10, gap: 4 });
  return [...(ring === 'left' ? municipality : ring === 'right' ? police : background), 255];
}

/** White on nothing, as Teams requires. */
function outline(x, y) {
  const ring = ringAt(x - 16, y - 16, { radius: 8.6, apart: 5.4, width: 2.6, gap: 1.2 });
  return [255, 255, 255, ring === undefined ? 0 : 255];
}

/** Which ring is seen at a point: the left lies over the right above, and under it below. */
function ringAt(x, y, { radius, apart, width, gap }) {
  const fromLeft = Math.abs(Math.hypot(x + apart, y) - radius);
  const fromRight = Math.abs(Math.hypot(x - apart, y) - radius);
  const over = y < 0 ? ['left', fromLeft] : ['right', fromRight];
  const under = y < 0 ? ['right', fromRight] : ['left', fromLeft];
  if (over[1] <= width / 2) return over[0];
  if (over[1] <= width / 2 + gap && Math.abs(x) < apart) return undefined;
  return under[1] <= width / 2 ? under[0] : undefined;
}

function png(size, pixelAt) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rows.set(smooth(x, y, pixelAt), y * (size * 4 + 1) + 1 + x * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function smooth(x, y, pixelAt) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < samples; i += 1) {
    for (let j = 0; j < samples; j += 1) {
      const [red, green, blue, alpha] = pixelAt(x + (i + 0.5) / samples, y + (j + 0.5) / samples);
      sum[0] += red;
      sum[1] += green;
      sum[2] += blue;
      sum[3] += alpha;
    }
  }
  return sum.map((value) => Math.round(value / samples ** 2));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
