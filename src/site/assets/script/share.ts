/** Shows the buttons that copy the page's address: without a script they would do nothing. */
export function offerCopying(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const words = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? location.href)
      button.textContent = button.dataset.copied ?? words
      button.setAttribute('aria-live', 'polite')
      setTimeout(() => {
        button.textContent = words
      }, 3000)
    })
  }
}
