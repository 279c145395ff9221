"""The course on disk: chapters, exercises, checks, lessons, and submissions to it."""

from grader.course.lessons import Lesson, LessonSection
from grader.course.names import ExerciseName
from grader.course.source import Check, PublicName
from grader.course.tree import Chapter, Course, Exercise, Pitfall, find_course

__all__ = [
    "Chapter",
    "Check",
    "Course",
    "Exercise",
    "ExerciseName",
    "Lesson",
    "LessonSection",
    "Pitfall",
    "PublicName",
    "find_course",
]
