/** A path of our host as this phone can reach it: WeChat knows no relative addresses. */
export const onHost = (path: string): string => (path.startsWith('/') ? `${HOST_ORIGIN}${path}` : path)
