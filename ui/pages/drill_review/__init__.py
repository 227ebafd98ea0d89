"""The review of a drill: replay, marks, improvements, attendance, and its report in print."""
