import { crc32, deflateSync } from 'node:zlib';

/** Rows of pixels from the top, three bytes (red, green, blue) each. */
export type ScreenImage = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** Reads the file that Xvfb keeps its screen in: X window dump, 32 bits a pixel, lowest byte first. */
export function readXwd(file: Buffer): ScreenImage {
  const headerSize = file.readUInt32BE(0);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const bytesPerLine = file.readUInt32BE(48);
  const colours = file.readUInt32BE(76);
  const start = headerSize + colours * 12;
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = start + y * bytesPerLine; x < width; x++, from += 4) {
      pixels[to++] = file[from + 2] ?? 0;
      pixels[to++] = file[from + 1] ?? 0;
      pixels[to++] = file[from] ?? 0;
    }
  }
  return { width, height, pixels };
}

/** The mean of all colours in some rows, 0 (black) to 255 (white). */
export function brightness({ width, pixels }: ScreenImage, fromRow: number, toRow: number): number {
  const rows = pixels.subarray(fromRow * width * 3, toRow * width * 3);
  return rows.reduce((sum, value) => sum + value, 0) / rows.length;
}

/** The image as a PNG file. */
export function asPng({ width, height, pixels }: ScreenImage): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits a colour
  header[9] = 2; // red, green, blue
  const line = width * 3;
  // Each line starts with its filter; 0 means none.
  const lines = Array.from({ length: height }, (_, y) => [Buffer.of(0), pixels.subarray(y * line, (y + 1) * line)]);
  const signature = Buffer.of(137, 80, 78, 71, 13, 10, 26, 10);
  const data = deflateSync(Buffer.concat(lines.flat()));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
