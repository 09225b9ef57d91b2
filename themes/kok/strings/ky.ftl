# The menu says what one gets there.
menu-people = Кимге чалса болот
