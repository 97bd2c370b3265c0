/** What people call a gamepad, out of what the browser does: "Xbox Wireless Controller (STANDARD GAMEPAD Vendor: 045e ...)", "054c-0ce6-DualSense". */
export function gamepadName(id: string): string {
  return id
    .replace(/\(.*$/, '')
    .replace(/^[0-9a-f]{4}-[0-9a-f]{4}-/i, '')
    .trim();
}
