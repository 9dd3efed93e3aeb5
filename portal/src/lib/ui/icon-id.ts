/**
 * The id of an icon's drawing in `icons.svg`: of every three letters of its name the middle one. Every page names some
 * twenty icons, and their names would be a hundredth of it.
 */
export const iconId = (name: string): string => name.replace(/.?(.).?/g, '$1');
