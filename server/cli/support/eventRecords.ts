/**
 * The records of a TensorBoard event file, as bytes: a TFRecord frame around a protobuf `Event`.
 *
 *   frame     length uint64, masked CRC-32C of it, data, masked CRC-32C of the data; little-endian
 *   Event     1 wall_time double, 2 step int64, 3 file_version string, 5 summary
 *   Summary   1 value; Value: 1 tag string, 2 simple_value float
 *
 * Source: TensorFlow's event.proto, summary.proto and record_writer.h.
 */
const encoder = new TextEncoder();

/** The first record of every file. @param wallTime seconds since 1970 */
export function versionRecord(wallTime: number): Uint8Array {
  return framed(message(double(1, wallTime), bytesField(3, encoder.encode('brain.Event:2'))));
}

/** One number. @param step whole, 0..2^53-1 @param value rounded to float32 */
export function scalarRecord(tag: string, step: number, value: number, wallTime: number): Uint8Array {
  const summary = bytesField(1, message(bytesField(1, encoder.encode(tag)), float(2, value)));
  return framed(message(double(1, wallTime), wholeField(2, step), bytesField(5, summary)));
}

function framed(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length, true); // the upper half of the length stays 0
  view.setUint32(8, maskedCrc32c(bytes.subarray(0, 8)), true);
  bytes.set(data, 12);
  view.setUint32(12 + data.length, maskedCrc32c(data), true);
  return bytes;
}

const message = (...fields: readonly Uint8Array[]): Uint8Array => Buffer.concat(fields);

function double(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(9);
  bytes[0] = (field << 3) | 1; // wire type 1: 8 bytes
  bytes.writeDoubleLE(value, 1);
  return bytes;
}

function float(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(5);
  bytes[0] = (field << 3) | 5; // wire type 5: 4 bytes
  bytes.writeFloatLE(value, 1);
  return bytes;
}

const wholeField = (field: number, value: number): Uint8Array => Uint8Array.of(field << 3, ...varint(value));

const bytesField = (field: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of((field << 3) | 2, ...varint(content.length)), content]);

/** 7 bits a byte, lowest first; the top bit says that more follow. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

/** CRC-32C (Castagnoli), a byte at a time; the polynomial is 0x1edc6f41 with its bits reversed. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f6_3b78 : crc >>> 1;
  return crc;
});

/** Turned by 15 bits and shifted by a constant: a CRC stored within data that has a CRC of its own would weaken it. */
function maskedCrc32c(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  crc = ~crc;
  return (((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0;
}
