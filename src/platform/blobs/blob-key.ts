/**
 * Keys are paths of plain names. Anything that could lead elsewhere is a bug of the caller.
 * @throws when a segment is empty, `.` or `..`, or holds a backslash or a control character
 */
export function checkBlobKey(key: string): void {
  const sound = key.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (!sound || /[\\\u0000-\u001f\u007f]/.test(key)) throw new Error(`not a blob key: ${JSON.stringify(key)}`)
}
