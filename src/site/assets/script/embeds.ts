/** Shows the buttons of the two-click boxes. Only a click puts the frame of the other site into the page. */
export function openEmbeds(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.embed__load')) {
    button.hidden = false
    button.addEventListener('click', () => open(button))
  }
}

function open(button: HTMLButtonElement): void {
  const frame = document.createElement('iframe')
  frame.src = button.dataset.frame ?? ''
  frame.title = button.dataset.title ?? ''
  frame.allow = 'fullscreen; encrypted-media; picture-in-picture'
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  const box = button.closest('.embed')
  box?.replaceChildren(frame)
  box?.classList.add('embed--open')
  frame.focus()
}
