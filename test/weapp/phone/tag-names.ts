/** WeChat's built-in tags: `view {}` in WXSS means them, and the host defines each (host/tags). */
export const tagNames = ['view', 'block', 'text', 'cover-view', 'cover-image', 'movable-area', 'movable-view', 'icon', 'root-portal', 'page-container',
  'page-meta', 'navigation-bar', 'match-media', 'share-element', 'scroll-view', 'swiper', 'swiper-item', 'rich-text', 'progress', 'button', 'checkbox',
  'checkbox-group', 'radio', 'radio-group', 'form', 'input', 'textarea', 'label', 'picker', 'picker-view', 'picker-view-column', 'slider', 'switch',
  'navigator', 'image', 'video', 'camera', 'map', 'canvas', 'web-view', 'official-account', 'open-data'] as const
