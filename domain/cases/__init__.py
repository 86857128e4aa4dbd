"""Cases: questions and complaints that officers answer. Rules alone; who sits where and what is sent is not known here."""
